/** The list of leads and the page of one lead: how what is known is shown. What it means is decided in the domain. */
@NullMarked
package org.leadscoring.web.lead;

import org.jspecify.annotations.NullMarked;
