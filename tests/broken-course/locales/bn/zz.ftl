check-s03 = আবার
check-s99 = নেই
