/** Puts use cases and adapters together; one class a feature. */
@NullMarked
package org.leadscoring.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
