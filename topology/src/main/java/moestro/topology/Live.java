package moestro.topology;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builders of stores whose content is a live object. */
final class Live {
    private Live() {}

    /** A builder that makes stores by a name, logged or not; it has no options. */
    static <S extends StateStore> StoreBuilder<S> builder(String name, boolean logged, Supplier<S> make) {
        return new StoreBuilder<>() {
            @Override
            public StoreBuilder<S> withCachingEnabled() {
                return this;
            }

            @Override
            public StoreBuilder<S> withCachingDisabled() {
                return this;
            }

            @Override
            public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
                return this;
            }

            @Override
            public StoreBuilder<S> withLoggingDisabled() {
                return this;
            }

            @Override
            public S build() {
                return make.get();
            }

            @Override
            public Map<String, String> logConfig() {
                return Map.of();
            }

            @Override
            public boolean loggingEnabled() {
                return logged;
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
