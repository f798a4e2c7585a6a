package dev.cairn.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The conventions by which a path is a test's, documentation or source: the one table of them. */
final class PathKinds {
    /** Directories that hold tests, whatever the files in them are. */
    private static final Set<String> TEST_DIRECTORIES =
            words("__mocks__ __snapshots__ __tests__ androidtest e2e integration-test integration-tests "
                    + "integrationtest test test-data test-fixtures test-resources testdata testfixtures testing tests "
                    + "unittest unittests");

    /** Directories that hold tests where they hold source; elsewhere they hold specifications. */
    private static final Set<String> TEST_DIRECTORIES_OF_SOURCE = words("spec specs t");

    /** Names of source files, without extension, that hold tests: {@code test_x}, {@code x.spec}, {@code XTest}, {@code TestX}. */
    private static final Pattern TEST_STEM = Pattern.compile(
            "(?i:conftest|tests?([._-].*)?|(.*[._-])?(tests?|spec))|.*[a-z0-9](Tests?|TestCase|Spec|IT)|Test[A-Z].*");

    private static final Set<String> DOCUMENTATION_DIRECTORIES = words("doc docs documentation javadoc man manual");

    private static final Set<String> DOCUMENTATION_EXTENSIONS =
            words(".adoc .asciidoc .markdown .md .mdown .mdx .org .pdf .pod .rdoc .rst .tex .texi .textile");

    /** Files at any place that tell people about a project. */
    private static final Pattern DOCUMENTATION_NAME = Pattern.compile(
            "(?i)(authors|changelog|changes|code_of_conduct|contributing|contributors|copying|copyright|credits|history"
                    + "|install|licen[cs]e|maintainers|news|notice|readme|security|thanks|todo)(\\.txt|\\.html?)?"
                    + "|(licen[cs]e|copying)[-._](apache|bsd|cc|gpl|lgpl|mit|mpl)[a-z0-9._-]*");

    private static final Set<String> SOURCE_EXTENSIONS = words(
            ".asm .bash .bat .c .cc .clj .cljs .cmake .coffee .cpp .cs .css .cu .cxx .d .dart .el .erl .ex .exs .f .f90 .fish .fs "
                    + ".glsl .go .gradle .groovy .h .hh .hpp .hs .htm .html .hxx .java .jl .js .jsx .kt .kts .less .lisp .lua .m .mjs .ml .mli "
                    + ".mm .nim .nix .pas .php .pl .pm .proto .ps1 .py .pyi .pyx .r .rb .rs .s .sass .scala .scm .scss .sh .sql .svelte .swift "
                    + ".tcl .ts .tsx .v .vb .vim .vue .wat .zig .zsh");

    private static final Set<String> SOURCE_NAMES =
            words("cmakelists.txt dockerfile gnumakefile jenkinsfile justfile makefile rakefile");

    private PathKinds() {}

    private static Set<String> words(String words) {
        return ImmutableSet.copyOf(words.split(" ", -1));
    }

    static boolean isTest(String path) {
        return inAny(TEST_DIRECTORIES, path) || (hasSourceName(path) && isTestSource(path));
    }

    private static boolean isTestSource(String path) {
        String name = name(path);
        return inAny(TEST_DIRECTORIES_OF_SOURCE, path)
                || TEST_STEM.matcher(name.substring(0, dot(name))).matches();
    }

    static boolean isDocumentation(String path) {
        return inAny(DOCUMENTATION_DIRECTORIES, path)
                || DOCUMENTATION_EXTENSIONS.contains(extension(path))
                || DOCUMENTATION_NAME.matcher(name(path)).matches();
    }

    static boolean isSource(String path) {
        return hasSourceName(path) && !isDocumentation(path);
    }

    private static boolean hasSourceName(String path) {
        return SOURCE_EXTENSIONS.contains(extension(path)) || SOURCE_NAMES.contains(Ascii.toLowerCase(name(path)));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String extension(String path) {
        String name = name(path);
        return Ascii.toLowerCase(name.substring(dot(name)));
    }

    /** Returns where the extension begins, dot included: at the end if there is none. */
    private static int dot(String name) {
        return name.contains(".") ? name.lastIndexOf('.') : name.length();
    }

    private static boolean inAny(Set<String> directories, String path) {
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            if (directories.contains(Ascii.toLowerCase(path.substring(start, slash)))) {
                return true;
            }
            start = slash + 1;
        }
        return false;
    }
}
