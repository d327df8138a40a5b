/** What the rows of a file mean: its columns as identifiers, traits, properties, types and times. Reads no file. */
@NullMarked
package org.leadscoring.domain.importing;

import org.jspecify.annotations.NullMarked;
