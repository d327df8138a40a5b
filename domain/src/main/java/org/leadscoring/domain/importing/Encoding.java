package org.leadscoring.domain.importing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a file's bytes stand for characters. In each of them quotes, delimiters and line ends are the bytes of ASCII. */
public enum Encoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    /** What older programs on Windows write in western Europe. */
    WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"));

    private final String words;
    private final Charset charset;

    Encoding(String words, Charset charset) {
        this.words = words;
        this.charset = charset;
    }

    /** Its name as people know it. */
    public String inWords() {
        return words;
    }

    public Charset charset() {
        return charset;
    }
}
