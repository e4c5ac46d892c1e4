package moestro.app.chaos;

import java.util.List;

/** Where the processes of a game day are, and how they reach each other. */
interface Network extends AutoCloseable {
    /** The address of a process, known before it runs. */
    String address(Member member);

    /** What the command of a process has to begin with. */
    List<String> launcher(Member member);

    /** From now on nothing reaches the process, and nothing comes from it. */
    void cut(Member member);

    /** Undoes {@link #cut}. */
    void heal(Member member);

    /** Leaves nothing behind. */
    @Override
    void close();

    /** This machine's own loopback interface, which cannot be cut. */
    static Network loopback() {
        return new Network() {
            @Override
            public String address(Member member) {
                return "127.0.0.1";
            }

            @Override
            public List<String> launcher(Member member) {
                return List.of();
            }

            @Override
            public void cut(Member member) {
                throw new UnsupportedOperationException("the loopback interface cannot be cut");
            }

            @Override
            public void heal(Member member) {
                throw new UnsupportedOperationException("the loopback interface cannot be cut");
            }

            @Override
            public void close() {}
        };
    }
}
