package moestro.app.report.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class MarkupTest {

    @Test
    void textsAndAttributesAreEscaped() {
        String text =
                new Markup().leaf("p", "<b> & \"c\"\u0000", "title", "a\"><i>").toString();
        assertEquals("<p title=\"a&quot;&gt;&lt;i&gt;\">&lt;b&gt; &amp; &quot;c&quot;\ufffd</p>", text);
    }

    @Test
    void whatIsOpenedMustBeClosed() {
        assertThrows(IllegalStateException.class, () -> new Markup().open("p").toString());
    }

    @Test
    void everyIdIsNew() {
        Markup out = new Markup();
        assertEquals("i0 i1", out.newId() + " " + out.newId());
    }
}
