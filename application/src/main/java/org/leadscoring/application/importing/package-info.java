/** Files of leads and events on their way in: kept, mapped, checked, and taken row by row, by whichever node has time. */
@NullMarked
package org.leadscoring.application.importing;

import org.jspecify.annotations.NullMarked;
