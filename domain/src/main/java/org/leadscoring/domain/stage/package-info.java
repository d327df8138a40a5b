/** The ladder a score climbs and the crossings it makes. Knows numbers only, no rules and no leads. */
@NullMarked
package org.leadscoring.domain.stage;

import org.jspecify.annotations.NullMarked;
