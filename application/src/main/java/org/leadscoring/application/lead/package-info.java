/** Finding, viewing and working on leads, and knowing who is whom. */
@NullMarked
package org.leadscoring.application.lead;

import org.jspecify.annotations.NullMarked;
