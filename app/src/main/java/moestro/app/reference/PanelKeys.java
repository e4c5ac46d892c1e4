package moestro.app.reference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.roster.RosterSettings;
import moestro.mixture.route.RouterKind;

/**
 * What stands below {@code panel}, and in a panel file. Defaults and bounds of parameters are those of whoever reads
 * them; here is only what they do.
 */
final class PanelKeys {
    private PanelKeys() {}

    static List<Key> all() {
        KeyList list = new KeyList();
        list.in("panel")
                .add("gate", new Shape.Group(), "its defaults", "who is asked, and how much is heard", "{ k: 3 }")
                .add(
                        "training",
                        new Shape.Group(),
                        "its defaults",
                        "who learns from a lesson",
                        "{ others-share: 0.25 }")
                .add(
                        "roster",
                        new Shape.Group(),
                        "its defaults",
                        "when experts begin anew, sleep and wake",
                        "{ resets: 2 }")
                .add("experts", new Shape.Groups(), Key.REQUIRED, "one or more", "[ { type: net } ]")
                .add(
                        "spare",
                        new Shape.Texts(),
                        "none",
                        "names of seats with nobody in them, for experts that `moestro experts add` puts there later",
                        "[ challenger-1, challenger-2 ]");
        gate(list);
        Panel.Training training = Panel.Training.defaults();
        list.in("panel.training")
                .add(
                        "everybody-until",
                        new Shape.Whole(0, Integer.MAX_VALUE),
                        Numbers.shown(training.everybodyUntil()),
                        "from so many lessons at the beginning everybody learns",
                        "1000")
                .add(
                        "others-share",
                        new Shape.Decimal(0, 1),
                        Numbers.shown(training.othersShare()),
                        "the share of the other lessons that an expert learns from which it was not asked for; the later"
                                + " labels are, the nearer to 1",
                        "0.25");
        roster(list);
        list.in("panel.experts[]")
                .add("type", new Shape.Word(ExpertParameters.types()), Key.REQUIRED, "what kind of expert it is", "net")
                .add(
                        "name",
                        new Shape.Text(),
                        "its type",
                        "what it is called: lower-case letters, digits and hyphens",
                        "net-slow")
                .add(
                        "reserve",
                        new Shape.Word(List.of("true", "false")),
                        "false",
                        "whether it sleeps until it is needed",
                        "true");
        return list.keys();
    }

    private static void gate(KeyList list) {
        Parameters asked = Parameters.none();
        GateSettings.of(asked);
        list.in("panel.gate")
                .add(
                        "router",
                        new Shape.Word(Arrays.stream(RouterKind.values())
                                .map(RouterKind::key)
                                .toList()),
                        RouterKind.LINEAR.key(),
                        "turns an event into a choice of experts: see [routing](routing.md)",
                        "dense")
                .add(
                        "balancer",
                        new Shape.Word(Arrays.stream(BalancerKind.values())
                                .map(BalancerKind::key)
                                .toList()),
                        BalancerKind.LOSS_FREE.key(),
                        "keeps all experts in use: see [routing](routing.md)",
                        "none");
        Map<String, String> does = new LinkedHashMap<>();
        does.put("k", "experts asked for an event; on the mean, for `top-any`, `relu` and `expert-choice`");
        does.put("exploration", "share of events in which the last of the k is another expert, drawn by hash");
        does.put("shadow", "share of events in which all experts are asked, to be scored only");
        does.put("warmup", "lessons during which experts take turns, and as many more as labels are late");
        does.put("sharpness", "how much an expert's losses count in selection");
        does.put("rate", "learning rate of the router");
        does.put("stack-rate", "learning rate of the second level for classes");
        does.put("weight-rate", "learning rate of the weights");
        does.put("forgetting", "how fast the second level for numbers forgets");
        does.put("recency", "slowest rate of the averages of losses");
        does.put("delay-scale", "age of a label, in lessons, at which learning rates are halved");
        does.put("recency-delay-scale", "the same for `recency`");
        does.put(
                "balance-rate",
                "how strongly the balancer acts; each kind has a default of its own, this is `loss-free`'s");
        does.put("temperature", "divisor of the router's logits when they become weights");
        does.put("temperature-end", "the same in the end; as `temperature`, unless set");
        does.put("anneal-over", "lessons over which the temperature moves there");
        does.put("most", "`top-any`, `relu`, `expert-choice`: at most this many times k are asked");
        does.put("threshold-rate", "`top-any`: how fast thresholds answer to more or fewer than k");
        does.put("centroids", "`cosine`: how many an expert has");
        does.put("margin", "`cosine`: the cosine above which centroids of one expert repel each other");
        does.put("centroid-pace", "`cosine`, `top-any`: directions move this many times `rate`");
        does.put("voters", "`votes`: records that vote, the last ones learned");
        does.put("vote-width", "`votes`: length of queries and keys");
        does.put("vote-pace", "`votes`: keys learn at this many times `rate`");
        does.put("groups", "`hierarchy`: how many there are; 0 for about the root of the number of experts");
        does.put("opened", "`hierarchy`: how many are opened for an event; 0 for the root of k, rounded up");
        parameters(list, does, asked);
    }

    private static void roster(KeyList list) {
        Parameters asked = Parameters.none();
        RosterSettings.of(asked);
        list.in("panel.roster");
        Map<String, String> does = new LinkedHashMap<>();
        does.put("enabled", "whether anything is decided at all");
        does.put("window", "lessons over which load and losses are counted before a verdict");
        does.put(
                "never-asked",
                "share of a window's lessons below which an expert counts as never asked; 0 resets nobody");
        does.put("margin", "how much more loss than the mixture's calls for a reset");
        does.put("resets", "how often an expert may be reset before it is put to sleep");
        does.put("collapse", "the load has collapsed when it rests on fewer than this many times k experts");
        does.put("delta", "chance of a false alarm of one check for drift");
        does.put("apprenticeship", "lessons for which an expert that begins anew learns before it is asked");
        does.put("shadow", "so many answers of an expert that was added are scored before each verdict on it");
        does.put("shadow-rate", "share of events that it is asked about until then, to be scored only");
        does.put(
                "shadow-margin",
                "how much greater its loss may be than that of the experts asked, as a share of theirs");
        parameters(list, does, asked);
    }

    private static void parameters(KeyList list, Map<String, String> does, Parameters read) {
        does.forEach((name, text) -> {
            Parameters.Ask ask = read.asked().get(name);
            if (ask == null) {
                throw new IllegalStateException("'" + name + "' is described, and nobody reads it");
            }
            list.add(name, shape(ask), byDefault(ask), text, byDefault(ask).replace(",", ""));
        });
    }

    /** What a parameter may be. */
    static Shape shape(Parameters.Ask ask) {
        if (!ask.whole()) {
            return new Shape.Decimal(ask.least(), ask.most());
        }
        boolean onOrOff = ask.least() == 0 && ask.most() == 1;
        return onOrOff
                ? new Shape.Word(List.of("true", "false"))
                : new Shape.Whole((long) ask.least(), (long) ask.most());
    }

    /** The default of a parameter. */
    static String byDefault(Parameters.Ask ask) {
        return shape(ask) instanceof Shape.Word
                ? Boolean.toString(ask.byDefault() == 1)
                : Numbers.shown(ask.byDefault());
    }
}
