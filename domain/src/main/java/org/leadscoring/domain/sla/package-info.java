/** The promise to respond: bands, policy and the clock that runs against it. */
@NullMarked
package org.leadscoring.domain.sla;

import org.jspecify.annotations.NullMarked;
