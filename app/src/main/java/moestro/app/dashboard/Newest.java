package moestro.app.dashboard;

import java.util.ArrayDeque;
import java.util.List;

/** The newest few of something, newest first. */
final class Newest<T> {
    private final ArrayDeque<T> values = new ArrayDeque<>();
    private final int most;

    Newest(int most) {
        this.most = most;
    }

    void add(T value) {
        values.addFirst(value);
        if (values.size() > most) {
            values.removeLast();
        }
    }

    List<T> list() {
        return List.copyOf(values);
    }
}
