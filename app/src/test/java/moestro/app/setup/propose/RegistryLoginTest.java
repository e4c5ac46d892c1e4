package moestro.app.setup.propose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import moestro.app.intake.RegistrySettings;
import org.junit.jupiter.api.Test;

class RegistryLoginTest {
    private static final URI HERE = URI.create("http://here:8081/apis/ccompat/v7");

    @Test
    void theLoginIsOfTheEnvironmentAndTheFileRefersToIt() {
        RegistrySettings settings =
                RegistryLogin.of(HERE, Map.of("REGISTRY_USER", "me", "REGISTRY_PASSWORD", "hunter2")::get);

        assertEquals(Optional.of(new RegistrySettings.Login("me", "hunter2")), settings.login());
        assertEquals("""
                registry:
                  url: "http://here:8081/apis/ccompat/v7"
                  username: ${REGISTRY_USER}
                  password: ${REGISTRY_PASSWORD}
                """, RegistryLogin.yaml(settings));
    }

    @Test
    void withoutOneTheFileHasNone() {
        RegistrySettings settings = RegistryLogin.of(HERE, name -> null);

        assertEquals(Optional.empty(), settings.login());
        assertFalse(RegistryLogin.yaml(settings).contains("username"));
    }

    @Test
    void halfALoginIsRefused() {
        String refusal = refusal(HERE, Map.of("REGISTRY_PASSWORD", "hunter2"));

        assertTrue(refusal.contains("the login of the registry needs both"), refusal);
        assertFalse(refusal.contains("hunter2"), refusal);
    }

    @Test
    void aLoginInTheAddressIsRefusedAndNotRepeated() {
        String refusal = refusal(URI.create("http://me:hunter2@here:8081"), Map.of());

        assertTrue(refusal.contains("REGISTRY_USER and REGISTRY_PASSWORD instead"), refusal);
        assertFalse(refusal.contains("hunter2"), refusal);
    }

    private static String refusal(URI url, Map<String, String> environment) {
        return assertThrows(IllegalArgumentException.class, () -> RegistryLogin.of(url, environment::get))
                .getMessage();
    }
}
