package moestro.app.config;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import moestro.app.intake.RegistrySettings;

/** Reads where the schema registry is. Messages show neither user name nor password. */
final class RegistryReader {
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?");

    private final Section top;
    private final Problems problems;

    RegistryReader(Section top, Problems problems) {
        this.top = top;
        this.problems = problems;
    }

    /** The registry; nothing if none is named, or it is wrong. */
    Optional<RegistrySettings> read() {
        return top.section("registry").flatMap(section -> {
            section.require("url", "such as \"http://localhost:8081\"");
            Optional<URI> url = section.scalar("url").filter(this::isUrl).map(text -> URI.create(text.text()));
            Optional<RegistrySettings.Login> login = login(section);
            section.refuseUnknown();
            return url.map(where -> new RegistrySettings(where, login));
        });
    }

    private boolean isUrl(Scalar text) {
        boolean fine = URL.matcher(text.text()).matches();
        if (!fine) {
            problems.add(
                    text.line(),
                    "'url' in registry must be http://host:port or https://host:port, with a path if the registry has one;"
                            + " user and password go into 'username' and 'password'");
        }
        return fine;
    }

    private static Optional<RegistrySettings.Login> login(Section section) {
        if (section.has("username") != section.has("password")) {
            section.complain(
                    section.has("username") ? "username" : "password",
                    "'username' and 'password' in registry go together: one of them is missing");
        }
        Optional<String> password = section.text("password");
        return section.text("username").flatMap(name -> password.map(word -> new RegistrySettings.Login(name, word)));
    }
}
