/** The commands that bring a whole database elsewhere: back-up, restore, and the move from the embedded one to MySQL. */
@NullMarked
package org.leadscoring.bootstrap.backup;

import org.jspecify.annotations.NullMarked;
