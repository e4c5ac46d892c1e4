package moestro.mixture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Teaches one expert, and keeps what goes wrong from spreading. */
public final class Teaching {
    private static final Logger LOG = LoggerFactory.getLogger(Teaching.class);

    private Teaching() {}

    /**
     * Has an expert learn. One that throws has not learned this lesson, or half of it; the same lessons make it throw
     * again in a replay, so its state is still a function of them. An error is not held back: memory and stack that run
     * out are no function of the lessons.
     *
     * @return whether it came to the end
     */
    public static boolean of(String name, Expert expert, Input input, float target) {
        try {
            expert.learn(input, target);
            return true;
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("expert", name)
                    .log("expert '{}' could not learn a lesson, the others go on: {}", name, Thrown.text(e));
            return false;
        }
    }
}
