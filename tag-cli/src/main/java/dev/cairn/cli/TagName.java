package dev.cairn.cli;

import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the name of a new tag from the command line. */
final class TagName implements ITypeConverter<String> {
    private static final int MAX_BYTES = 255;

    @Override
    public String convert(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > MAX_BYTES) {
            throw new TypeConversionException("a name of " + length + " bytes; expected 1 to " + MAX_BYTES);
        }
        return text;
    }
}
