package dev.cairn.git.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with an e-mail address, perhaps: {@code Claude <noreply@anthropic.com>}.
 *
 * @param name the text before the address, or all of it
 * @param email the address, or empty
 */
record PersonText(String name, String email) {
    private static final Pattern WITH_EMAIL = Pattern.compile("^(.*?)<([^<>]*)>.*$");

    static PersonText parse(String text) {
        Matcher matcher = WITH_EMAIL.matcher(text);
        if (matcher.matches()) {
            return new PersonText(matcher.group(1).strip(), matcher.group(2).strip());
        }
        return new PersonText(text.strip(), "");
    }

    boolean hasEmail() {
        return !email.isEmpty();
    }
}
