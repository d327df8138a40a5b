/** Use cases and the ports they need. No framework, no SQL, no JSON; the only clock is the one handed in. */
@NullMarked
package org.leadscoring.application;

import org.jspecify.annotations.NullMarked;
