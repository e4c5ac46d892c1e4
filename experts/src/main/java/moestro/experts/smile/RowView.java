package moestro.experts.smile;

import moestro.mixture.Input;
import moestro.mixture.Layout;

/** Which numbers of an event a windowed expert sees, as one row of floats. */
sealed interface RowView {

    /** Length of a row. */
    int width();

    /** The row of an event; not to be written to, it may be the event's own array. */
    float[] row(Input input);

    /** For trees: raw numbers and category codes, then the label history if asked for. */
    record Ordinals(Layout layout, boolean history) implements RowView {
        public Ordinals {
            history = history && layout.history() > 0;
        }

        @Override
        public int width() {
            return layout.features() + (history ? layout.history() : 0);
        }

        @Override
        public float[] row(Input input) {
            if (!history) {
                return input.ordinals();
            }
            float[] row = new float[width()];
            System.arraycopy(input.ordinals(), 0, row, 0, layout.features());
            System.arraycopy(input.dense(), layout.numbers(), row, layout.features(), layout.history());
            return row;
        }
    }

    /**
     * For linear models: {@code dense}, then for each category its one-hot index as a number. A row is expanded where
     * it is used, so that the window stays small.
     */
    record Encoded(Layout layout) implements RowView {
        @Override
        public int width() {
            return layout.dense() + layout.categories();
        }

        @Override
        public float[] row(Input input) {
            float[] row = new float[width()];
            System.arraycopy(input.dense(), 0, row, 0, layout.dense());
            for (int i = 0; i < layout.categories(); i++) {
                row[layout.dense() + i] = input.hot()[i];
            }
            return row;
        }
    }
}
