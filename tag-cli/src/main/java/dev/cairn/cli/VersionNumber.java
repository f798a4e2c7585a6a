package dev.cairn.cli;

import dev.cairn.core.SemanticVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a semantic version from the command line, with or without {@code v}. */
final class VersionNumber implements ITypeConverter<SemanticVersion> {
    @Override
    public SemanticVersion convert(String text) {
        return SemanticVersion.find(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a semantic version; expected one such as 1.2.0 or 2.0.0-rc.1"));
    }
}
