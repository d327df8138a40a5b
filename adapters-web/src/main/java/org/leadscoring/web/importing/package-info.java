/** The pages of imports: files that were sent, what their columns mean, and how far each has come. */
@NullMarked
package org.leadscoring.web.importing;

import org.jspecify.annotations.NullMarked;
