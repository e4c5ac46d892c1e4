package moestro.streams;

import moestro.avro.Ask;
import moestro.avro.ExpertAnswer;
import moestro.avro.Lesson;

/** What a remote expert knows, for {@link RemoteExpert} to bring to its topics. Used by one thread. */
public interface RemoteModel {

    /**
     * Answers a question. What it throws is sent as its failure.
     *
     * @param version offset of the last lesson that it has learned; -1 for none
     */
    ExpertAnswer answer(Ask ask, long version);

    /** Learns a lesson. Each process of an expert is given all of them, in the order of their offsets. */
    default void learn(Lesson lesson) {}
}
