package dev.cairn.git.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RefListTest {
    private static final int REFS = 20_000;

    private static String name(int number) {
        return "refs/tags/ü" + "x".repeat(number % 7) + number;
    }

    private static Hash target(int number) {
        byte[] digest = new byte[HashAlgorithm.GIT_SHA1.digestBytes()];
        digest[0] = (byte) (number % 3);
        return Hash.of(HashAlgorithm.GIT_SHA1, digest);
    }

    @Test
    void handsOnWhatWasAddedInItsOrder() {
        RefList.Builder builder = new RefList.Builder();
        IntStream.range(0, REFS).forEach(number -> builder.add(name(number), target(number)));
        RefList refs = builder.build();
        List<String> names = new ArrayList<>();
        List<Hash> targets = new ArrayList<>();
        refs.forEach((name, target) -> {
            names.add(name);
            targets.add(target);
        });
        assertEquals(IntStream.range(0, REFS).mapToObj(RefListTest::name).toList(), names);
        assertEquals(IntStream.range(0, REFS).mapToObj(RefListTest::target).toList(), targets);
        assertEquals(Optional.of(target(REFS - 1)), refs.find(name(REFS - 1)));
        assertEquals(Optional.empty(), refs.find("refs/tags/nothing"));
    }
}
