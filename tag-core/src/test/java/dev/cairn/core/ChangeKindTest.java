package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change's kind comes from its paths (domain.md section 5). */
class ChangeKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/java/a/B.java",
                "tests/data/input.json",
                "/tests/data/input.json",
                "pkg/__tests__/a.js",
                "a/b_test.go",
                "test_a.py",
                "a/FooTest.java",
                "FooTests.cs",
                "FooIT.java",
                "a.test.ts",
                "a.spec.ts",
                "spec/models/user_spec.rb",
                "t/t0001-init.sh",
                "conftest.py",
                "Tests/Unit/A.php",
                "crate/tests.rs",
                "TestFoo.java",
                "testdata/README.md",
                "src/androidTest/A.kt",
                "UserSpec.scala"
            })
    void oneTestMakesItATest(String path) {
        assertEquals(Optional.of(ChangeKind.TEST), ChangeKind.ofPaths(List.of("README.md", "src/Main.java", path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "README",
                "docs/conf.py",
                "Documentation/git.txt",
                "CHANGELOG",
                "a/b.rst",
                "LICENSE",
                "LICENSE.txt",
                "LICENSE-APACHE",
                "COPYING",
                "spec/domain.md",
                "docs/test-plan.md",
                "guide.adoc",
                "CONTRIBUTING.md",
                "doc/img/a.png"
            })
    void nothingButDocumentationMakesItDocumentation(String path) {
        assertEquals(Optional.of(ChangeKind.DOC), ChangeKind.ofPaths(List.of("NEWS", path)));
        assertEquals(Optional.of(ChangeKind.CODE), ChangeKind.ofPaths(List.of("src/Main.java", path)));
        assertEquals(Optional.of(ChangeKind.OTHER), ChangeKind.ofPaths(List.of("image.bin", path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/A.java", "lib.rs", "Contest.java", "Latest.py", "attest/sign.go", "contests/A.kt",
                        "a/manifest.py",
                "CMakeLists.txt", "Makefile", "api/Inspector.ts", "Commit.java", "AUDIT.java", "src/Testimonial.tsx",
                        "x.PY"
            })
    void sourceMakesItCode(String path) {
        assertEquals(Optional.of(ChangeKind.CODE), ChangeKind.ofPaths(List.of(path, "README.md", "pom.xml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "package-lock.json",
                "requirements.txt",
                ".gitignore",
                "logo.png",
                "no-extension",
                "java",
                "c",
                "a/",
                "",
                "/"
            })
    void whateverElseIsOther(String path) {
        assertEquals(Optional.of(ChangeKind.OTHER), ChangeKind.ofPaths(List.of(path)));
    }

    @Test
    void withoutPathsItIsNotClassified() {
        assertEquals(Optional.empty(), ChangeKind.ofPaths(List.of()));
    }
}
