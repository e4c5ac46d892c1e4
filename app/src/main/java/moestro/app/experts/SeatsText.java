package moestro.app.experts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.app.report.Table;
import moestro.topology.PublishedPanel.Seat;

/**
 * The seats of a panel, for people and for programs.
 *
 * @param seats in the panel's order
 * @param shares of the experts
 */
record SeatsText(List<Seat> seats, Shares shares) {
    private static final String NONE = "-";

    String text() {
        Table table = new Table("seat", "type", "state", "generation", "share", "excess", "version");
        for (Seat seat : seats) {
            double share = shares.of(seat.name());
            table.row(
                    seat.name(),
                    type(seat),
                    seat.state() + (seat.frozen() ? ", frozen" : ""),
                    String.valueOf(seat.generation()),
                    Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * share),
                    isFree(seat) ? NONE : String.format(Locale.ROOT, "%.3f", seat.excessLoss()),
                    seat.version() < 0 ? NONE : String.format(Locale.ROOT, "%,d", seat.version()));
        }
        return table.toString();
    }

    private static boolean isFree(Seat seat) {
        return seat.type().isEmpty();
    }

    private static String type(Seat seat) {
        if (isFree(seat)) {
            return NONE;
        }
        return seat.parameters().isEmpty() ? seat.type() : seat.type() + " " + seat.parameters();
    }

    Map<String, Object> json() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Seat seat : seats) {
            double share = shares.of(seat.name());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", seat.name());
            json.put("type", isFree(seat) ? null : seat.type());
            json.put("parameters", seat.parameters());
            json.put("state", seat.state());
            json.put("frozen", seat.frozen());
            json.put("generation", seat.generation());
            json.put("share", Double.isNaN(share) ? null : share);
            json.put("excessLoss", isFree(seat) ? null : seat.excessLoss());
            json.put("version", seat.version());
            list.add(json);
        }
        return Map.of("seats", list);
    }
}
