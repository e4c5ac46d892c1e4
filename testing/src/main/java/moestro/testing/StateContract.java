package moestro.testing;

import static moestro.testing.ExpertUnderTest.LESSONS;
import static moestro.testing.ExpertUnderTest.assertSameAnswers;
import static moestro.testing.ExpertUnderTest.assertSameSections;
import static moestro.testing.ExpertUnderTest.assertSameState;
import static moestro.testing.ExpertUnderTest.digest;
import static moestro.testing.ExpertUnderTest.model;
import static moestro.testing.ExpertUnderTest.teach;
import static moestro.testing.ExpertUnderTest.training;
import static moestro.testing.ExpertUnderTest.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.mixture.Expert;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import moestro.testing.MadeUpStream.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an expert stores: the same from the same lessons, and enough to go on from.
 */
interface StateContract extends ExpertsAsked {
    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void whatIsWrittenAgainAfterMoreLessonsIsWhatAFreshWriterWrites(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Expert learner = expert.fresh(stream.layout());
        StateWriter again = new StateWriter();
        for (int lessons : List.of(0, 1, 1, 70, 0, 3, 200, LESSONS, 1)) {
            teach(learner, stream.take(lessons));
            learner.writeModel(again);
            learner.writeTraining(again);
            assertSameSections(whole(learner), again.sections());
            again.again();
        }
        Expert twin = expert.readWhole(stream.layout(), learner);
        teach(twin, stream.take(40));
        twin.writeModel(again);
        twin.writeTraining(again);
        assertSameSections(whole(twin), again.sections());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void sameLessonsGiveSameBytes(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        List<Sample> lessons = stream.take(LESSONS);

        assertSameState(expert.taught(stream.layout(), lessons), expert.taught(stream.layout(), lessons));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void otherLessonsGiveOtherBytes(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        List<Sample> lessons = stream.take(LESSONS);
        List<Sample> reversed = new ArrayList<>(lessons);
        Collections.reverse(reversed);

        Expert one = expert.taught(stream.layout(), lessons);
        Expert other = expert.taught(stream.layout(), reversed);

        assertNotEquals(digest(one), digest(other));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void restoredAtAnyTimeItGoesOnBitForBit(ExpertUnderTest expert) {
        goesOnBitForBit(expert, 10, 97);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void restoredInALongStreamItGoesOnBitForBit(ExpertUnderTest expert) {
        goesOnBitForBit(expert, 5, 701);
    }

    private static void goesOnBitForBit(ExpertUnderTest expert, int restores, int lessonsBetween) {
        MadeUpStream stream = expert.stream();
        List<Sample> questions = expert.stream().take(20);
        Expert uninterrupted = expert.fresh(stream.layout());
        Expert restored = expert.fresh(stream.layout());

        for (int i = 0; i < restores; i++) {
            List<Sample> lessons = stream.take(lessonsBetween);
            teach(uninterrupted, lessons);
            teach(restored, lessons);
            restored = expert.readWhole(stream.layout(), restored);
            assertSameState(uninterrupted, restored);
            assertSameAnswers(expert.answers(uninterrupted, questions), expert.answers(restored, questions));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void restoredBeforeTheFirstLessonItLearnsTheSame(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Expert restored = expert.readWhole(stream.layout(), expert.fresh(stream.layout()));
        List<Sample> lessons = stream.take(LESSONS);
        teach(restored, lessons);

        assertSameState(expert.taught(stream.layout(), lessons), restored);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void theModelAloneIsEnoughToPredict(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Expert learner = expert.fresh(stream.layout());

        for (int i = 0; i < 5; i++) {
            teach(learner, stream.take(LESSONS / 5));
            Expert server = expert.readModel(stream.layout(), learner);
            List<Sample> questions = stream.take(30);
            assertSameAnswers(expert.answers(learner, questions), expert.answers(server, questions));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void modelAndTrainingShareNoSection(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Expert learner = expert.taught(stream.layout(), stream.take(LESSONS));
        Set<String> shared = new HashSet<>(model(learner).keySet());
        shared.retainAll(training(learner).keySet());

        assertEquals(Set.of(), shared);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void aModelThatIsMissingIsNotReadAsAnEmptyOne(ExpertUnderTest expert) {
        Expert fresh = expert.fresh(expert.stream().layout());

        assertThrows(IllegalStateException.class, () -> fresh.readModel(new StateReader(Map.of())));
    }
}
