/** What each line of the log says of the request it belongs to. Nothing of what was sent. */
@NullMarked
package org.leadscoring.web.log;

import org.jspecify.annotations.NullMarked;
