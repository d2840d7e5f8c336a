package io.arrgus.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.store.mongo.StoreIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be asked for is found without looking at everything. */
class IndexedTest {

    @ParameterizedTest
    @EnumSource
    void everyFilterHasAnIndex(MediaFilter filter) {
        assertThat(StoreIndex.serves(filter.member())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everySortHasAnIndex(MediaSort sort) {
        assertThat(StoreIndex.serves(sort.member())).isTrue();
    }
}
