/** The script that websites load: what it is, and how it is served. What it sends comes in by the ways in. */
@NullMarked
package org.leadscoring.web.tracking;

import org.jspecify.annotations.NullMarked;
