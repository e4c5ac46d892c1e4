package moestro.topology;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a learner that has begun anew, or that another one has been ahead of, publish once it has overtaken what is
 * published: until then the newer version serves. A version that is published already may be published again, for it is
 * the same model.
 */
final class Overtaking implements Clearance {
    private static final Logger LOG = LoggerFactory.getLogger(Overtaking.class);

    private final String model;
    private final PublishedVersion published;
    private boolean waiting;
    private boolean ahead;

    Overtaking(String model, PublishedVersion published) {
        this.model = model;
        this.published = published;
    }

    @Override
    public boolean isGiven(long version) {
        long newest = published.version();
        if (version >= newest) {
            if (waiting) {
                LOG.info("the learner of '{}' has overtaken what was published, with version {}", model, version);
            }
            waiting = false;
            ahead = true;
            return true;
        }
        if (!waiting) {
            tell(version, newest);
        }
        waiting = true;
        return false;
    }

    private void tell(long version, long newest) {
        if (ahead) {
            LOG.warn(
                    "somebody else publishes '{}' as well, version {} after {} of this learner, which waits until it has"
                            + " overtaken: stop every instance whose configuration does not name it under"
                            + " 'learning: apart', and start it with one that does",
                    model,
                    newest,
                    version);
        } else {
            LOG.info(
                    "the learner of '{}' is at version {}; version {}, which was published before, serves until it has"
                            + " overtaken that",
                    model,
                    version,
                    newest);
        }
    }
}
