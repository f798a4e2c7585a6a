package dev.cairn.cli;

import dev.cairn.core.ConsolidatingTag;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the name of a channel from the command line. */
final class ChannelName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > ConsolidatingTag.MAX_CHANNEL_BYTES) {
            throw new TypeConversionException(
                    "a channel's name of " + length + " bytes; expected 1 to " + ConsolidatingTag.MAX_CHANNEL_BYTES);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new TypeConversionException("a channel's name with a control character");
        }
        return text;
    }
}
