package moestro.app.setup.propose;

import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import moestro.app.intake.RegistrySettings;

/**
 * The schema registry as {@code init} is told of it: the address by an option, the login by the environment, which the
 * file that is written refers to.
 */
final class RegistryLogin {
    /** The variable that holds the name. */
    static final String USER = "REGISTRY_USER";
    /** The variable that holds the password. */
    static final String PASSWORD = "REGISTRY_PASSWORD";

    private RegistryLogin() {}

    /**
     * The settings.
     *
     * @param environment from a variable's name to its value, or null
     * @throws IllegalArgumentException if the login is half there, or in the address
     */
    static RegistrySettings of(URI url, UnaryOperator<String> environment) {
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "--registry has a login in it, which would be written into the file: set the"
                            + " environment variables " + USER + " and " + PASSWORD + " instead");
        }
        String user = environment.apply(USER);
        String password = environment.apply(PASSWORD);
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("of " + USER + " and " + PASSWORD
                    + " only one is in the environment: the login of the registry needs both");
        }
        return new RegistrySettings(
                url, Optional.ofNullable(user).map(name -> new RegistrySettings.Login(name, password)));
    }

    /** What stands in the file below {@code registry}. */
    static String yaml(RegistrySettings registry) {
        String login =
                registry.login().isEmpty() ? "" : "  username: ${" + USER + "}\n  password: ${" + PASSWORD + "}\n";
        return "registry:\n  url: " + Yaml.scalar(registry.url().toString()) + "\n" + login;
    }
}
