package dev.cairn.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Copies of a test's store, damaged and shown to a child process one after another. */
final class DamagedCopies {
    private final Path original;
    private final RandomGenerator random;
    private final ChildJvm child;
    private final List<Path> files;
    private final long bytes;
    private int copies;

    DamagedCopies(Stores stores, ChildJvm child) throws IOException {
        this.original = Objects.requireNonNull(stores.spec().path());
        this.random = stores.random();
        this.child = child;
        this.files = FileTrees.files(original);
        this.bytes = FileTrees.bytes(original);
    }

    /** One thing that happens to one file. */
    record Case(Damage damage, Path file) {}

    /** Returns every damage of every file in any order, and then any damage of any file, up to a number. */
    List<Case> cases(int number) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (Path file : files) {
            for (Damage damage : Damage.values()) {
                cases.add(random.nextInt(cases.size() + 1), new Case(damage, file));
            }
        }
        List<Damage> kinds = List.of(Damage.values());
        while (cases.size() < number) {
            cases.add(new Case(kinds.get(random.nextInt(kinds.size())), anyFile()));
        }
        return cases.subList(0, number);
    }

    /** Returns one of the files, with chances as they are long. */
    private Path anyFile() throws IOException {
        long at = random.nextLong(bytes);
        for (Path file : files) {
            at -= Files.size(file);
            if (at < 0) {
                return file;
            }
        }
        throw new IllegalStateException("the files of a closed store have become shorter: " + files);
    }

    String outcomeOfNoDamage() throws IOException {
        return answer("no damage", copy());
    }

    /** Returns the first word of what the child says of a copy with one damage; fails if the child dies of it, or is misled. */
    String outcome(Case one) throws IOException {
        Damage damage = one.damage();
        Path file = one.file();
        Path copy = copy();
        Path other = files.get(random.nextInt(files.size()));
        damage.inflict(copied(copy, file), copied(copy, other), random);
        String name = file.getFileName().toString();
        boolean swapped = damage == Damage.SWAPPED_WITH_ANOTHER_FILE;
        String what = damage + " of " + name + (swapped ? ", " + other.getFileName() : "");
        return answer(what, copy);
    }

    private Path copied(Path copy, Path file) {
        return copy.resolve(original.relativize(file).toString());
    }

    private Path copy() throws IOException {
        return FileTrees.copy(original, original.resolveSibling("copy-" + ++copies));
    }

    private String answer(String damage, Path copy) throws IOException {
        child.tell(copy.toString());
        String answer = heard(damage);
        if (answer.startsWith("WRONG")) {
            throw new AssertionError(damage + " (copy " + copies + "): "
                    + answer.substring("WRONG".length()).trim());
        }
        if (answer.startsWith("refused") && !answer.contains(copy.toString())) {
            throw new AssertionError(damage + ": the refusal should name the file below " + copy + ": " + answer);
        }
        FileTrees.remove(copy);
        return answer.replaceAll(" .*", "");
    }

    private String heard(String damage) {
        try {
            return child.expect("");
        } catch (AssertionError dead) {
            throw new AssertionError(
                    "the process that opened a store died of " + damage + ": " + dead.getMessage(), dead);
        }
    }
}
