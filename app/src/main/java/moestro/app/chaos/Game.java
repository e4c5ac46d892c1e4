package moestro.app.chaos;

import moestro.topology.Batching;

/**
 * What is asked of a game day.
 *
 * @param events how many to send
 * @param blows how processes are hit
 * @param seed of the stream, of the plan, and of the models
 * @param rate events per second, at most
 * @param panel the name of a panel or a file; null for the game's own
 * @param batch how many events the gate scores together
 * @param setting how many processes there are
 * @param broken whether to run a deployment that must fail
 */
record Game(int events, Blows blows, long seed, double rate, String panel, int batch, Setting setting, boolean broken) {
    Game {
        if (events < 1000) {
            throw new IllegalArgumentException("--events must be 1,000 or more, not " + events);
        }
        if (blows.kills() > events / 100) {
            throw new IllegalArgumentException(
                    "--kills must be from 0 to one for 100 events, that is " + events / 100 + ", not " + blows.kills());
        }
        if (batch < 1 || batch > Batching.LIMIT) {
            throw new IllegalArgumentException("--batch must be from 1 to " + Batching.LIMIT + ", not " + batch);
        }
        if (!(rate > 0)) {
            throw new IllegalArgumentException("--rate must be positive, not " + rate);
        }
    }
}
