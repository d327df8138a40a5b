/**
 * Drills: a server of its own under steady load, to which something bad is done, and what was promised is proven afterwards.
 * Nothing here is part of a server that serves.
 */
@NullMarked
package org.leadscoring.bootstrap.drill;

import org.jspecify.annotations.NullMarked;
