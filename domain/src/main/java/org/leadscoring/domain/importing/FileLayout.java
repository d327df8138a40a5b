package org.leadscoring.domain.importing;

import java.util.Objects;

/** How a file is to be read. */
public record FileLayout(Delimiter delimiter, Encoding encoding) {

    /** As RFC 4180 has it, in UTF-8. */
    public static final FileLayout STANDARD = new FileLayout(Delimiter.COMMA, Encoding.UTF_8);

    public FileLayout {
        Objects.requireNonNull(delimiter);
        Objects.requireNonNull(encoding);
    }
}
