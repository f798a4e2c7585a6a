package dev.cairn.internal;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.ProviderNotFoundException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of {@code name:path?option=value&option=value}.
 *
 * @param backend the name before the colon
 * @param location the path; {@code null} if it is empty
 * @param options the options, in their order
 */
public record StoreAddress(String backend, @Nullable Path location, Map<String, String> options) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]*):([^?]*)(?:\\?(.*))?", Pattern.DOTALL);
    private static final String EXAMPLE = "name:path?option=value, for example lmdb:/some/where?durability=relaxed";

    /** Takes an address apart; the errors are those of {@link dev.cairn.api.TagStores#open(String)}. */
    public static StoreAddress parse(String address) {
        Matcher form = FORM.matcher(address);
        if (!form.matches()) {
            throw new ProviderNotFoundException(
                    "'" + address + "' is not the address of a store. The form is " + EXAMPLE + ".");
        }
        String path = decode(address, form.group(2));
        return new StoreAddress(
                form.group(1), path.isEmpty() ? null : path(address, path), options(address, form.group(3)));
    }

    private static Path path(String address, String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException invalid) {
            throw new InvalidOptionException(
                    "'" + address + "': the path is not one: " + invalid.getMessage() + ".", invalid);
        }
    }

    private static Map<String, String> options(String address, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Map.of();
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : text.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals <= 0) {
                throw new InvalidOptionException(
                        "'" + address + "': '" + option + "' is not an option. The form is " + EXAMPLE + ".");
            }
            String name = decode(address, option.substring(0, equals));
            if (options.put(name, decode(address, option.substring(equals + 1))) != null) {
                throw new InvalidOptionException("'" + address + "': the option '" + name + "' is given twice.");
            }
        }
        return options;
    }

    /** Replaces {@code %XX} by its octet; a plus stays a plus, because paths have them. */
    private static String decode(String address, String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); ) {
            int escape = text.indexOf('%', at);
            int end = escape < 0 ? text.length() : escape;
            bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
            at = end;
            if (escape >= 0) {
                if (!isOctet(text, at + 1)) {
                    throw new InvalidOptionException("'" + address
                            + "': '%' must be followed by two hexadecimal digits; a plain one is written %25.");
                }
                bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
                at += 3;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isOctet(String text, int at) {
        return at + 2 <= text.length()
                && HexFormat.isHexDigit(text.charAt(at))
                && HexFormat.isHexDigit(text.charAt(at + 1));
    }
}
