package moestro.app.run;

import java.util.List;
import java.util.Locale;
import moestro.app.config.Role;
import moestro.app.config.RunConfig;
import moestro.topology.MixtureTopology;
import moestro.topology.Topics;

/** What one process does of a deployment. */
interface Work {
    /** Starts it; returns when it has begun. */
    void start(RunConfig settings, MixtureTopology mixture, Application application);

    /** What it is, for people. */
    String told(RunConfig settings);

    /** Whether it shows the dashboard, if anything is shown: that needs to read all topics. */
    boolean hasDashboard();

    /** What the role says: serving, learning, or both. */
    record OfRole() implements Work {
        @Override
        public void start(RunConfig settings, MixtureTopology mixture, Application application) {
            if (settings.role() != Role.SERVE) {
                refuse(LearnedBefore.refusal(settings, mixture).orElse(null));
                application.learn(mixture, settings.apart(), Application.Settings.learning(settings));
            }
            if (settings.role() != Role.LEARN) {
                serve(settings, mixture, application);
                mixture.refusal().ifPresent(refusal -> {
                    throw new IllegalStateException(
                            "topic " + settings.deployment().topics().models() + ": " + refusal);
                });
            }
        }

        private static void serve(RunConfig settings, MixtureTopology mixture, Application application) {
            refuse(LearnedBefore.refusalToServe(settings).orElse(null));
            Application.Settings runtime = Application.Settings.serving(settings);
            settings.input()
                    .ifPresentOrElse(
                            input -> application.serve(
                                    mixture,
                                    input.intake(settings.deployment().task())
                                            .meaning(input.features().meaning(settings.edition())),
                                    runtime),
                            () -> application.serve(mixture, runtime));
        }

        @Override
        public String told(RunConfig settings) {
            String apart = settings.role() == Role.SERVE || settings.apart().isEmpty()
                    ? ""
                    : ", without those that learn apart: " + String.join(", ", settings.apart());
            return settings.role().name().toLowerCase(Locale.ROOT) + ", application id " + settings.applicationId()
                    + ", " + sources(settings) + apart;
        }

        private static String sources(RunConfig settings) {
            Topics own = settings.deployment().topics();
            return settings.input()
                    .map(input -> "events from " + input.events().topic() + ", labels from "
                            + input.labels()
                                    .map(labels -> labels.origin().topic())
                                    .orElse(own.feedback()))
                    .orElse("events from " + own.events());
        }

        @Override
        public boolean hasDashboard() {
            return true;
        }
    }

    /**
     * The learners of experts that learn apart.
     *
     * @param experts their names
     */
    record Apart(List<String> experts) implements Work {
        @Override
        public void start(RunConfig settings, MixtureTopology mixture, Application application) {
            for (String expert : experts) {
                refuse(LearnedBefore.refusal(settings, mixture, expert).orElse(null));
            }
            Application.Settings runtime = Application.Settings.learning(settings);
            experts.forEach(expert -> application.learnApart(mixture, expert, runtime));
        }

        @Override
        public String told(RunConfig settings) {
            return "learn " + String.join(", ", experts) + ", application ids "
                    + String.join(
                            ", ",
                            experts.stream()
                                    .map(expert -> Half.apart(expert).applicationId(settings))
                                    .toList());
        }

        @Override
        public boolean hasDashboard() {
            return false;
        }
    }

    private static void refuse(String refusal) {
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
    }
}
