/** The pages that show what a draft would do, and that publish it. */
@NullMarked
package org.leadscoring.web.simulation;

import org.jspecify.annotations.NullMarked;
