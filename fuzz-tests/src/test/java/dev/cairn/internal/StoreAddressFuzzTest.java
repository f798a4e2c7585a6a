package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.ProviderNotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Any text is the address of a store, whose parts make an address that means the same, or one of the two errors for one. */
final class StoreAddressFuzzTest {
    @FuzzTest
    void anyTextIsAnAddressOrRefused(byte[] input) {
        StoreAddress address;
        try {
            address = StoreAddress.parse(new String(input, StandardCharsets.UTF_8));
        } catch (ProviderNotFoundException | InvalidOptionException refused) {
            return;
        }
        assertEquals(address, StoreAddress.parse(text(address)));
    }

    private static String text(StoreAddress address) {
        String location =
                address.location() == null ? "" : encode(address.location().toString());
        String options = address.options().entrySet().stream()
                .map(option -> encode(option.getKey()) + "=" + encode(option.getValue()))
                .collect(Collectors.joining("&"));
        return address.backend() + ":" + location + (options.isEmpty() ? "" : "?" + options);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
