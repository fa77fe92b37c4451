check-s01 = আবার
check-s99 = নেই
