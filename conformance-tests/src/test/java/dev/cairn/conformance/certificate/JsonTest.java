package dev.cairn.conformance.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What is written is JSON that another library reads back unchanged. */
class JsonTest {
    @Test
    void everyCharacterIsReadBackUnchanged() {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character <= Character.MAX_CODE_POINT; character += character < 0x11000 ? 1 : 97) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                all.appendCodePoint(character);
            }
        }
        assertReadsBack("name", all.toString());
        String awkward = "\"\\\b\f\n\r\t/\u2028\u2029\ud83d\ude00";
        assertReadsBack(awkward, awkward);
    }

    @Test
    void halfOfASurrogatePairIsReplaced() {
        assertEquals("{\n  \"a\": \"\\ufffdb\"\n}\n", Json.of(Map.of("a", "\ud800b")));
    }

    @Test
    void theTextIsAscii() {
        assertTrue(Json.of(Map.of("\u00e9\u0000", "\u20ac\u007f"))
                .chars()
                .allMatch(unit -> unit == '\n' || (unit >= ' ' && unit < 0x7f)));
    }

    @Test
    void objectsAndArraysAreLaidOutAndTheEmptyOnesShort() {
        assertEquals("""
                {
                  "a": [
                    1,
                    {
                      "b": true
                    }
                  ]
                }
                """, Json.of(Map.of("a", List.of(1, Map.of("b", true)))));
        assertEquals("{\n  \"a\": []\n}\n", Json.of(Map.of("a", List.of())));
        assertEquals("{}\n", Json.of(Map.of()));
    }

    @Test
    void aLongIsWrittenWithAllItsDigits() {
        assertEquals("{\n  \"a\": 9223372036854775807\n}\n", Json.of(Map.of("a", Long.MAX_VALUE)));
    }

    @Test
    void aValueThatHasNoJsonIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Json.of(Map.of("a", 'c')));
    }

    private static void assertReadsBack(String name, String string) {
        try (JsonParser parser =
                new JsonFactory().createParser(ObjectReadContext.empty(), Json.of(Map.of(name, string)))) {
            assertEquals(JsonToken.START_OBJECT, parser.nextToken());
            assertEquals(name, parser.nextName());
            assertEquals(JsonToken.VALUE_STRING, parser.nextToken());
            assertEquals(string, parser.getString());
        }
    }
}
