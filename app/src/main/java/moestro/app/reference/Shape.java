package moestro.app.reference;

import java.util.List;
import java.util.Locale;

/** What the value of a key looks like. */
sealed interface Shape {

    /** The shape in words. */
    String told();

    /** Any text. */
    record Text() implements Shape {
        @Override
        public String told() {
            return "text";
        }
    }

    /** One of a few words. */
    record Word(List<String> words) implements Shape {
        @Override
        public String told() {
            return "`" + String.join("`, `", words) + "`";
        }
    }

    /** A whole number. */
    record Whole(long least, long most) implements Shape {
        @Override
        public String told() {
            return least == Long.MIN_VALUE
                    ? "whole number"
                    : String.format(Locale.ROOT, "whole number, %,d to %,d", least, most);
        }
    }

    /** A number. */
    record Decimal(double least, double most) implements Shape {
        @Override
        public String told() {
            return "number, " + Numbers.shown(least) + " to " + Numbers.shown(most);
        }
    }

    /** A length of time with its unit. */
    record Span() implements Shape {
        @Override
        public String told() {
            return "length of time";
        }
    }

    /** A list of texts. */
    record Texts() implements Shape {
        @Override
        public String told() {
            return "list";
        }
    }

    /** A list whose items are texts, or sections. */
    record TextsOrSections() implements Shape {
        @Override
        public String told() {
            return "list of names or sections";
        }
    }

    /** A section. */
    record Group() implements Shape {
        @Override
        public String told() {
            return "section";
        }
    }

    /** A section of any keys with texts for values. */
    record Properties() implements Shape {
        @Override
        public String told() {
            return "section of properties";
        }
    }

    /** A section, or a text in its stead. */
    record TextOrGroup() implements Shape {
        @Override
        public String told() {
            return "name, file or section";
        }
    }

    /** A list of sections. */
    record Groups() implements Shape {
        @Override
        public String told() {
            return "list of sections";
        }
    }

    /** A text or a positive number. */
    record WordOrNumber(List<String> words) implements Shape {
        @Override
        public String told() {
            return "`" + String.join("`, `", words) + "` or a number";
        }
    }
}
