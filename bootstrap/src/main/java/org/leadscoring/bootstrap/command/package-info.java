/** What can be said on the command line, and what it prints. */
@NullMarked
package org.leadscoring.bootstrap.command;

import org.jspecify.annotations.NullMarked;
