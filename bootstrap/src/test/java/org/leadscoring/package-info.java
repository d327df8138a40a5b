/**
 * Tests of the product as a whole: its walls, and itself end to end.
 * What one class does is tested beside that class.
 */
@NullMarked
package org.leadscoring;

import org.jspecify.annotations.NullMarked;
