package moestro.app.tune;

import java.util.Optional;
import moestro.app.config.GateKeys;
import moestro.app.config.PanelText;
import moestro.mixture.Panel;

/** A number of a panel that can be turned up and down. */
enum Knob {
    SHARPNESS("sharpness"),
    EXPLORATION("exploration"),
    RATE("rate"),
    WEIGHT_RATE("weight-rate"),
    RECENCY("recency"),
    STACK_RATE("stack-rate"),
    FORGETTING("forgetting"),
    TEMPERATURE("temperature"),
    BALANCE_RATE("balance-rate"),
    DELAY_SCALE("delay-scale"),
    RECENCY_DELAY_SCALE("recency-delay-scale"),
    /** The share of lessons that experts learn without having been asked. */
    OTHERS_SHARE("others-share");

    private final String key;

    Knob(String key) {
        this.key = key;
    }

    /** Whether it leaves alone what experts learn, so that a rehearsal can judge it. */
    boolean rehearsable() {
        return this != OTHERS_SHARE;
    }

    /** Whether it can matter to a panel on a stream. */
    boolean matters(Setup setup, Panel panel) {
        boolean classes = setup.stream().task().isClassification();
        boolean choice = panel.members().size() > panel.gate().k();
        return switch (this) {
            case EXPLORATION, BALANCE_RATE, OTHERS_SHARE -> choice;
            case STACK_RATE -> classes;
            case FORGETTING -> !classes;
            case DELAY_SCALE, RECENCY_DELAY_SCALE -> setup.delay() > 0;
            default -> true;
        };
    }

    /** The panel with this multiplied; nothing if that is out of range, or no change. */
    Optional<Panel> turned(Panel panel, double factor) {
        double value = value(panel) * factor;
        if (this == OTHERS_SHARE) {
            Panel.Training training = new Panel.Training(panel.training().everybodyUntil(), Math.min(1, value));
            return Optional.of(new Panel(panel.members(), panel.gate(), training))
                    .filter(next -> !next.equals(panel));
        }
        try {
            return Optional.of(new Panel(panel.members(), GateKeys.with(panel.gate(), key, value), panel.training()))
                    .filter(next -> !next.equals(panel));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // out of range
        }
    }

    private double value(Panel panel) {
        return this == OTHERS_SHARE
                ? panel.training().othersShare()
                : GateKeys.values(panel.gate()).get(key);
    }

    /** How it stands in a panel. */
    String shown(Panel panel) {
        return key + ": " + PanelText.number(value(panel));
    }
}
