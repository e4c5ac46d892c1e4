package moestro.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import moestro.app.config.Panels;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Features;
import moestro.mixture.Task;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.PendingSettings;
import moestro.topology.Topics;
import org.junit.jupiter.api.Test;

/** What is said about samples of events and labels. */
class SampleChecksTest {
    private static final long HOUR = 3_600_000;
    private static final Features FEATURES = new Features(List.of("distance"), List.of("origin"));

    private final Findings findings = new Findings();

    @Test
    void aNumberThatNeverVariesIsToldWithItsValue() {
        new EventsCheck(FEATURES, events(50, 7, "a", "b"), findings).check();

        assertEquals("'distance' is 7.0 in all 50 events", only(Verdict.WARNING).text());
    }

    @Test
    void aCategoryWithAValueForEachEventIsANameAndNoCategory() {
        List<Event> events = IntStream.range(0, 50)
                .mapToObj(i -> new Event("e" + i, i, new float[] {i}, new String[] {"tail-" + i}))
                .toList();

        new EventsCheck(FEATURES, events, findings).check();

        assertTrue(only(Verdict.WARNING).text().startsWith("'origin' has 50 values in 50 events"));
    }

    @Test
    void aClassThatIsNotListedIsAProblemThatNamesThoseThatCame() {
        List<Feedback> labels = List.of(Feedback.ofClass("1", 0, "late"), Feedback.ofClass("2", 0, "on time"));

        new LabelsCheck(deployment(new Task.Classification(List.of("late", "on-time"))), labels, findings).check();

        Finding problem = only(Verdict.PROBLEM);
        assertEquals(
                "1 of 2 do not fit the task: 1 x the label 'on time' is none of the classes [late, on-time]",
                problem.text());
        assertTrue(problem.advice().endsWith("these came: late, on time"), problem::advice);
    }

    @Test
    void twoNumbersOnlyAreRatherClasses() {
        List<Feedback> labels = IntStream.range(0, 40)
                .mapToObj(i -> Feedback.ofValue("e" + i, 0, i % 2))
                .toList();

        new LabelsCheck(deployment(new Task.Regression()), labels, findings).check();

        assertEquals(
                "are these classes? then 'task: classification'",
                only(Verdict.WARNING).advice());
    }

    @Test
    void labelsAfterTheTimeToLiveAreAProblemThatProposesALongerOne() {
        meet(labels(10, 30 * HOUR), Duration.ofDays(1));

        Finding problem = only(Verdict.PROBLEM);
        assertEquals("10 of 10 labels come after the time-to-live of 1d, the last after 30h", problem.text());
        assertEquals("they would teach nothing: set 'time-to-live' to 45h or more", problem.advice());
    }

    @Test
    void idsThatNeverMeetAreShownSideBySide() {
        List<Feedback> others = List.of(Feedback.ofValue("AB-1", HOUR, 1));

        meet(others, Duration.ofDays(1));

        assertEquals(
                "no label of 1 has the id of one of 10 events; an event's is 'e0', a label's 'AB-1'",
                only(Verdict.WARNING).text());
    }

    @Test
    void anEventAndALabelInDifferentPartitionsNeverMeet() {
        Sample<Event> events = sample(events(10, 1, "a", "b"), 0);
        Sample<Feedback> labels = sample(labels(10, HOUR), 1);

        new MeetingCheck(events, labels, findings).check(Duration.ofDays(1), true);

        assertTrue(
                only(Verdict.PROBLEM).text().startsWith("10 of 10 ids have event and label in different partitions"));
    }

    @Test
    void complaintsThatDifferInParticularsAreCountedAsOne() {
        Complaints complaints = new Complaints();
        complaints.add("the key is not the id 'a': they would miss each other");
        complaints.add("the key is not the id 'b': they would miss each other");
        complaints.add("feature 'x' is NaN, not a finite number");

        assertEquals(
                List.of(
                        "2 x the key is not the id 'a': they would miss each other",
                        "1 x feature 'x' is NaN, not a finite number"),
                complaints.told());
    }

    private void meet(List<Feedback> labels, Duration timeToLive) {
        new MeetingCheck(sample(events(10, 1, "a", "b"), 0), sample(labels, 0), findings).check(timeToLive, true);
    }

    private Finding only(Verdict verdict) {
        List<Finding> found =
                findings.all().stream().filter(one -> one.verdict() == verdict).toList();
        assertEquals(1, found.size(), () -> findings.all().toString());
        return found.getFirst();
    }

    private static <T> Sample<T> sample(List<T> contents, int partition) {
        List<Sample.Read<T>> read = new ArrayList<>();
        contents.forEach(content -> read.add(new Sample.Read<>(content, partition)));
        return new Sample<>("topic", read, new Complaints());
    }

    private static List<Event> events(int count, float number, String... categories) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Event("e" + i, 0, new float[] {number}, new String[] {categories[i % categories.length]}))
                .toList();
    }

    private static List<Feedback> labels(int count, long delay) {
        return IntStream.range(0, count)
                .mapToObj(i -> Feedback.ofValue("e" + i, delay, i))
                .toList();
    }

    private static Deployment deployment(Task task) {
        return new Deployment(
                task,
                FEATURES,
                Panels.named(Panels.FAST, task),
                1,
                Topics.withPrefix("t"),
                Duration.ofDays(1),
                PendingSettings.defaults(),
                Duration.ofSeconds(1),
                1 << 20,
                Duration.ofSeconds(1),
                Guarding.defaults(),
                Batching.automatic());
    }
}
