/**
 * Starts the product: wiring, configuration, timers and the command.
 * No rule and no SQL lives here.
 */
@NullMarked
package org.leadscoring.bootstrap;

import org.jspecify.annotations.NullMarked;
