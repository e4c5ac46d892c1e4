package moestro.app.intake;

import java.net.URI;
import java.util.Optional;

/**
 * Where schemas are asked for.
 *
 * @param url of the registry, without the path of any resource
 * @param login for those that ask for one
 */
public record RegistrySettings(URI url, Optional<Login> login) {
    /**
     * Basic authentication.
     *
     * @param username shown to nobody
     * @param password shown to nobody
     */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[]";
        }
    }
}
