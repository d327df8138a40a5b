/** Keeping scores true to the events, and proving that they are. Knows leads by id only. */
@NullMarked
package org.leadscoring.application.scoring;

import org.jspecify.annotations.NullMarked;
