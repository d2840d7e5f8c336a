package io.arrgus.service.door;

import io.arrgus.service.messaging.PassingTrouble;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every error of a door as a problem detail (RFC 9457): what was wrong, and never a stack trace. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final List<PassingTrouble> passing;

    Problems(List<PassingTrouble> passing) {
        this.passing = passing;
    }

    /** Nothing there. */
    public static ErrorResponseException notFound(String detail) {
        return problem(HttpStatus.NOT_FOUND, detail);
    }

    /** The caller's mistake, told in words that name the field or parameter. */
    public static ErrorResponseException badInput(String detail) {
        return problem(HttpStatus.BAD_REQUEST, detail);
    }

    /** Would break what is already there. */
    public static ErrorResponseException conflict(String detail) {
        return problem(HttpStatus.CONFLICT, detail);
    }

    /** Something that is needed for it is away; says what to do about that. */
    public static ErrorResponseException unavailable(String detail) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, whatIsWrong(unreadable.getCause()));
        return handleExceptionInternal(unreadable, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> onFault(Exception fault) {
        if (passing.stream().anyMatch(it -> it.passes(fault))) {
            log.warn("A request could not be served: {}", fault.getMessage());
            var problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached just now. Try again in a moment.");
            return ResponseEntity.status(problem.getStatus()).body(problem);
        }
        log.error("A request failed by our own fault", fault);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something failed here; the log of the service says what.");
        return ResponseEntity.internalServerError().body(problem);
    }

    /** Our records refuse nonsense in their own words; those are safe to show. The parser's words may quote the body. */
    private static String whatIsWrong(@Nullable Throwable cause) {
        var member = cause instanceof DatabindException databind ? memberOf(databind) : "";
        if (cause != null && cause.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null) {
            return member.isEmpty() ? ours.getMessage() + "." : "'" + member + "': " + ours.getMessage() + ".";
        }
        if (cause instanceof UnrecognizedPropertyException) {
            return "There is no member '" + member + "' here.";
        }
        if (cause instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            return "The value of '" + member + "' is not one of "
                    + Stream.of(wrong.getTargetType().getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (!member.isEmpty()) {
            return "The value of '" + member + "' is not of the form that is expected here.";
        }
        return cause instanceof JacksonException
                ? "The body is not the JSON that is expected here."
                : "The body is missing.";
    }

    private static String memberOf(DatabindException databind) {
        return databind.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : "[" + step.getIndex() + "]")
                .reduce((a, b) -> b.startsWith("[") ? a + b : a + "." + b)
                .orElse("");
    }
}
